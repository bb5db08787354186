// Starts the page of a case file.
import '../forms/style.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.jsx';

createRoot(document.getElementById('case-file')).render(<Page />);
