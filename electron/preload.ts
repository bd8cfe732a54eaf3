import { contextBridge, ipcRenderer } from 'electron/renderer';
import { newsroomPort } from '../shared/contract/desktopBridge.ts';
import { createBridge } from './shell/bridge.ts';
import { toPage } from './shell/channels.ts';

// contextBridge cannot pass a port, a message to the page's own window can.
ipcRenderer.on(toPage.port, (event) => {
  window.postMessage(newsroomPort, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld(
  'stetDesktop',
  createBridge({
    platform: process.platform,
    send: (channel, value) => ipcRenderer.send(channel, value),
    listen: (channel, handle) => {
      ipcRenderer.on(channel, (_event, value: unknown) => handle(value));
    },
  }),
);
