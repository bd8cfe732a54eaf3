/**
 * A client whose groups of calls are made once. Its own are others at each look, so that an effect
 * that depends on one would run with every render.
 */
export function lastingGroups<Client extends object>(client: Client): Client {
  const groups: Record<string | symbol, unknown> = {};
  return new Proxy(client, {
    get(target, name) {
      groups[name] ??= Reflect.get(target, name);
      return groups[name];
    },
  });
}
