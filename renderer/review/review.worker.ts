/** Reviews large plans away from the page's thread. */
import { expose } from 'comlink';
import { createReviewSession } from '../../shared/review/review-session';

expose(createReviewSession());
