import { isRenewable, renew } from './client';
import { ApiProblem, problemOf } from './problem';

/**
 * Sends a form with a file in it, and tells how much of it has left: `fetch` would not. A token that has run out is
 * renewed once.
 *
 * @throws ApiProblem for every refusal; `offline` when there is no answer
 */
export async function upload(
  address: string,
  key: string,
  form: FormData,
  onProgress: (part: number) => void,
): Promise<{ id: string }> {
  let response = await post(address, key, form, onProgress);
  if (response.status === 401 && (await isRenewable(response))) {
    await renew();
    response = await post(address, key, form, onProgress);
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return (await response.json()) as { id: string };
}

function post(address: string, key: string, form: FormData, onProgress: (part: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('X-Recado-Csrf', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new ApiProblem('offline', 0, 'No answer'));
    request.send(form);
  });
}
