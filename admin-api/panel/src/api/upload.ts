import { isRenewable, renew } from './client';
import { ApiProblem, problemOf } from './problem';

interface Upload {
  method: 'POST' | 'PUT';
  address: string;
  body: FormData | File;
  /** What a file is sent as; a form says it itself. */
  type?: string;
  /** Against doing it twice, or blindly. */
  header: Record<string, string>;
  /** From 0 to 1; `fetch` does not tell. */
  onProgress: (part: number) => void;
}

/**
 * Sends a file, as it is or in a form. A token that has run out is renewed once.
 *
 * @throws ApiProblem for every refusal; `offline` when there is no answer
 */
export async function upload(wish: Upload): Promise<void> {
  let response = await send(wish);
  if (response.status === 401 && (await isRenewable(response))) {
    await renew();
    response = await send(wish);
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
}

function send({ method, address, body, type, header, onProgress }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Recado-Csrf', '1');
    if (type !== undefined) {
      request.setRequestHeader('Content-Type', type);
    }
    for (const [name, value] of Object.entries(header)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText || null, { status: request.status }));
    request.onerror = () => reject(new ApiProblem('offline', 0, 'No answer'));
    request.send(body);
  });
}
