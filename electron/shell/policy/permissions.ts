import type { Session } from 'electron';
import { appAddress, isAppOrigin } from './origin.ts';

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;

/** All that a page could ask for; Electron's own types say what that is. */
export type Permission = Parameters<CheckHandler>[1] | Parameters<RequestHandler>[1];

/** A permission that a new Electron adds is missing here, and the build stops until it is judged. */
export const permissions: Readonly<Record<Permission, boolean>> = Object.freeze({
  'clipboard-sanitized-write': true,
  fullscreen: true,

  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
  unknown: false,
});

const isGranted = (permission: string) =>
  Object.hasOwn(permissions, permission) && permissions[permission as Permission];

interface Asking {
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string;
}

/** The app's page only, never a frame in it, and for what is granted. */
const mayHave = (permission: string, { isMainFrame, requestingUrl }: Asking) =>
  isGranted(permission) &&
  isMainFrame &&
  requestingUrl !== undefined &&
  appAddress(requestingUrl) !== undefined;

export const checkPermission = ((_contents, permission, requestingOrigin, details) =>
  isAppOrigin(requestingOrigin) &&
  details.embeddingOrigin === undefined &&
  mayHave(permission, details)) satisfies CheckHandler;

export const requestPermission = ((_contents, permission, callback, details) =>
  callback(mayHave(permission, details))) satisfies RequestHandler;
