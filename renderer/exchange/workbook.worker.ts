/** Makes files away from the page's thread. The Excel library is loaded here only, with the first export. */
import { expose } from 'comlink';
import { createFileService } from './workbook-service';

expose(createFileService());
