/** The page's door: reads the address, then shows the application. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import './ui/look/theme.ts';
import { App } from './App.tsx';
import { queryClient } from './api/queries.ts';
import { followAddress } from './view/history.ts';
import { viewStore } from './view/looking.ts';
import { rememberPreferences, preferredView } from './view/preferences.ts';

followAddress(viewStore, preferredView());
rememberPreferences(viewStore);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
