import '../ui/style-shim';
import '../ui/tokens.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { Boot } from './Boot';

const root = document.getElementById('root');
if (root && !document.documentElement.hasAttribute('data-old-browser')) createRoot(root).render(<Boot />);
