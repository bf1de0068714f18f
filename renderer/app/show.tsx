import { createRoot } from 'react-dom/client';
import { Boot } from './Boot';

/** Shows the program, however far its start has come. */
export function show(root: HTMLElement): void {
  createRoot(root).render(<Boot />);
}
