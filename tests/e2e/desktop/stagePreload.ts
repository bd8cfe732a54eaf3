/** Runs the real preload in the page's top frame, with what it needs of Electron. */
export const stagePreload = (preload: string) => `(() => {
  if (window.top !== window) return;
  const listeners = new Map();
  const modules = {
    'electron/renderer': {
      contextBridge: {
        exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: api }),
      },
      ipcRenderer: {
        send: (channel, value) => void window.stageSend(channel, value),
        on: (channel, listener) => void listeners.set(channel, listener),
      },
    },
  };
  window.stageReceive = (channel, value) => listeners.get(channel)?.({ ports: [] }, value);
  window.stagePort = (channel) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => void window.stageFromPort(data);
    window.stageToPort = (data) => port1.postMessage(data);
    listeners.get(channel)?.({ ports: [port2] });
  };
  const process = { platform: 'linux' };
  const require = (name) => modules[name];
  const module = { exports: {} };
  ${preload}
})();`;
