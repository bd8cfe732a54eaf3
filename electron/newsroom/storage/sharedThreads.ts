/**
 * Imported before all else by each host. Node makes calls on files in threads that everything shares,
 * four unless told otherwise before the first call. A drive that hangs holds one with each call, and
 * opening an article there makes three: with the list being read that was all of them, and settings
 * or an article on another drive waited for minutes behind it (measured). A thread that only waits
 * costs next to nothing.
 */
process.env.UV_THREADPOOL_SIZE ??= '64';

export {};
