/// <reference types="vite/client" />
/** The page: a browser that can do it gets the desk, any other is told what can. */
import './style.css';
import './offline/newer.ts';
import { unsupported } from './unsupported.ts';

const app = document.getElementById('app');
if (!app) throw new Error('the page has no place for the app');

if ('Suspending' in WebAssembly) {
  const { startDesk } = await import('./panes/desk.ts');
  await startDesk(app);
} else unsupported(app);
