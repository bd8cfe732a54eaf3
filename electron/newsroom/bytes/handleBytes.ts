import { ArticleError } from '../../../shared/article/articleError.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { Newsroom } from '../newsroom.ts';
import { consoleLog, type Log, newLogId } from '../rpc/log.ts';
import { bodyOf } from './bodyOf.ts';
import { methodNotAllowed, notThere, respond, respondFailure, respondJson } from './responses.ts';

/**
 * The preview is the real export, shown in a frame without scripts, forms or a way to anything
 * outside: photos come inline, styles come with the page. Only a page of ours may frame it.
 */
const previewPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** What a photo can be shown as; anything else that lies in a media folder is not served. */
const photoTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

const fileShape = `(${draftFile}|[A-Za-z0-9_-]{8,64})`;

interface Route {
  path: RegExp;
  /** Works once, so that asking with HEAD must not use it up. */
  once?: true;
  methods: Partial<
    Record<string, (newsroom: Newsroom, match: string[], request: Request) => Promise<Response>>
  >;
}

const routes: readonly Route[] = [
  {
    path: new RegExp(`^/media/${fileShape}/([0-9a-f]{64}\\.[a-z0-9]{2,5})$`),
    methods: {
      GET: async ({ media }, [file = '', name = '']) => {
        const photo = await media.read(file, name);
        if (!photo || !photoTypes.has(photo.mimeType)) return notThere();
        return respond(200, { 'content-type': photo.mimeType }, photo.bytes);
      },
    },
  },
  {
    path: new RegExp(`^/media/${fileShape}$`),
    methods: {
      POST: async ({ media }, [file = ''], request) => {
        // The name and the type that the sender gives say nothing; the service looks at the bytes.
        return respondJson(201, await media.add(file, await bodyOf(request)));
      },
    },
  },
  {
    path: /^\/preview\/([A-Za-z0-9_-]{16,128})$/,
    once: true,
    methods: {
      GET: async ({ exports }, [id = '']) => {
        const page = await exports.previewPage(id);
        if (page === undefined) return notThere();
        return respond(
          200,
          {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': previewPolicy,
            'x-frame-options': 'SAMEORIGIN',
          },
          page,
        );
      },
    },
  },
  {
    path: /^\/copies\/([A-Za-z0-9_-]{16,128})$/,
    once: true,
    methods: {
      GET: async ({ exports }, [id = '']) => {
        const copy = await exports.preparedCopy(id);
        return copy === undefined
          ? notThere()
          : respond(200, { 'content-type': 'application/json' }, copy);
      },
    },
  },
  {
    path: /^\/exports\/([A-Za-z0-9_-]{1,128})\/(0|[1-9][0-9]{0,3})$/,
    methods: {
      GET: async ({ exports }, [job = '', index = '']) => {
        const file = await exports.download(job, Number(index));
        if (!file) return notThere();
        return respond(
          200,
          {
            // As a download it is never run, whatever it is.
            'content-type': 'application/octet-stream',
            'content-disposition': asAttachment(file.name),
          },
          file.bytes,
        );
      },
    },
  },
  {
    path: /^\/packs$/,
    methods: {
      POST: async ({ packs }, _match, request) => respondJson(201, await packs.hand(request.body)),
    },
  },
  {
    path: /^\/packs\/([A-Za-z0-9_-]{1,128})$/,
    methods: { GET: async ({ packs }, [job = '']) => streamed(await packs.download(job)) },
  },
  {
    path: /^\/batches\/([A-Za-z0-9_-]{1,128})$/,
    methods: { GET: async ({ batches }, [job = '']) => streamed(await batches.download(job)) },
  },
];

/** Whether the byte handler answers this path; the rest of a host's paths are the renderer's. */
export const isBytesPath = (pathname: string) =>
  /^\/((media|preview|copies|exports|batches|packs)\/|packs$)/.test(pathname);

/**
 * Photos, previews and downloads for every host: `app://stet/…` and the web host's address. Admission
 * is the host's business. Paths are matched as they came, never decoded and never made file paths.
 * Whatever happens, it resolves: with a `Failure` as JSON where the person should know.
 */
export function createByteHandler(
  newsroom: Newsroom,
  log: Log = consoleLog,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (search !== '') return notThere();
    for (const { path, once, methods } of routes) {
      const match = path.exec(pathname);
      if (!match) continue;
      const method = request.method === 'HEAD' && !once ? 'GET' : request.method;
      const handle = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!handle) return methodNotAllowed(Object.keys(methods).join(', '));
      try {
        const response = await handle(newsroom, match.slice(1), request);
        return request.method === 'HEAD' ? withoutBody(response) : response;
      } catch (error) {
        return answerTo(error, log);
      }
    }
    return notThere();
  };
}

function withoutBody({ status, headers, body }: Response): Response {
  void body?.cancel().catch(() => undefined);
  return new Response(null, { status, headers });
}

function answerTo(error: unknown, log: Log): Response {
  if (error instanceof FailureError) return respondFailure(error.failure);
  if (error instanceof ArticleError) {
    return respondFailure({ code: 'damaged', message: error.message, retry: false });
  }
  const logId = newLogId();
  log.error(logId, 'A request for bytes failed', error);
  return respondJson(500, {
    code: 'internal',
    message: `Something went wrong inside Stet. The log names it ${logId}.`,
    retry: false,
    detail: { logId },
  });
}

/** A file that may be larger than memory. */
function streamed(
  file: { name: string; size: number; body: ReadableStream<Uint8Array> } | undefined,
): Response {
  if (!file) return notThere();
  return respond(
    200,
    {
      'content-type': 'application/octet-stream',
      'content-disposition': asAttachment(file.name),
      'content-length': String(file.size),
    },
    file.body,
  );
}

/** RFC 6266 with the plain fallback for old readers; RFC 8187 for any script. */
function asAttachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
