import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { ApiProblem } from '../api/problem';
import { initialLanguage, keepLanguage, SpeechContext, type Language } from '../texts/language';
import { Door } from './Door';
import { theme } from './theme';
import { styleNonce } from './trust';

const MOST_RETRIES = 2;

export function newQueries(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (failure) => console.info('Refused:', failure.message),
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, failure) => count < MOST_RETRIES && failure instanceof ApiProblem && failure.passes,
      },
    },
  });
}

export function App({ queries = newQueries() }: { queries?: QueryClient }) {
  const [client] = useState(queries);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={client}>
        <Speaking>
          <Router base="/panel">
            <Door />
          </Router>
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Speaking({ children }: { children: React.ReactNode }) {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const speech = useMemo(
    () => ({
      language,
      speak: (wish: Language) => {
        keepLanguage(wish);
        setLanguage(wish);
      },
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
