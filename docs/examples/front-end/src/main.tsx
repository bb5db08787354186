/** Begins: asks where the server is, and draws the page. */
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './style.css';

const { server } = (await (await fetch('config.json')).json()) as { server: string };
createRoot(document.getElementById('root')!).render(<App server={server} />);
