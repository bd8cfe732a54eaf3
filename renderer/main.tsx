import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { spareTheKeys } from './unheardEvents.ts';
import './ui/tokens.css';
import './styles/base.css';

const place = document.getElementById('stet');
if (!place) throw new Error('The page has no place for Stet');
spareTheKeys(place, createRoot).render(<App />);
