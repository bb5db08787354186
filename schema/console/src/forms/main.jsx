// Starts the preview of forms in the page.
import './style.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.jsx';

createRoot(document.getElementById('preview')).render(<Page />);
