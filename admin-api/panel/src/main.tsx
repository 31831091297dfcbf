import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { admitStyleSheets } from './app/trust';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './app/components.css';
import './app/base.css';

admitStyleSheets();

const root = document.getElementById('panel');
if (root) {
  createRoot(root).render(<App />);
}
