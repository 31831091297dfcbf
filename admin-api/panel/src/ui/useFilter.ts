import { useSearchParams } from 'wouter';

/** What narrows a list down lives in the address, so that it can be kept, shared and gone back to. */
export function useFilter() {
  const [search, setSearch] = useSearchParams();
  const get = (name: string) => search.get(name) ?? undefined;
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((value) => value === search.get(name));
  const set = (changes: Record<string, string | undefined>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) {
            next.set(name, value);
          } else {
            next.delete(name);
          }
        }
        return next;
      },
      { replace: true },
    );
  return { get, one, set };
}
