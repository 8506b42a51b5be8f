/** Builds the console to `dist/`, served under `/console/`; its colours come from the one token file of the protocol. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables } from '../src/protocol/tokens.ts';

const server = process.env['APARTE_SERVER'] ?? 'http://127.0.0.1:3978';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [tokens(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A data: font would break `font-src 'self'`, and the preload polyfill is for browsers we do not support.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': server, '/socket.io': { target: server, ws: true }, '/assets': server },
  },
});

/** Writes the colour variables of both schemes in front of `styles/tokens.css`. */
function tokens(): Plugin {
  const light = cssVariables('light');
  const dark = cssVariables('dark');
  const css = [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
  ].join('\n');
  return {
    name: 'aparte-tokens',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/styles/tokens.css') ? `${css}\n${code}` : undefined),
  };
}
