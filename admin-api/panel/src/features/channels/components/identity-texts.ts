import { useOwnTexts, type Language } from '../../../texts/language';

const es = {
  title: 'Visitantes con sesión en tu sitio',
  lead: 'Si tu sitio tiene usuarios que inician sesión, tu servidor puede firmar quién es cada uno. Así tu equipo sabe con quién habla, y la conversación es la misma en todos sus dispositivos.',
  keys: 'Claves para firmar',
  none: 'Todavía no hay ninguna: todas las visitas son anónimas.',
  make: 'Crear clave',
  another: 'Crear otra clave',
  made: 'La clave está lista. Guárdala en tu servidor, nunca en la página.',
  secret: 'Secreto',
  kid: 'Identificador de la clave (kid)',
  once: 'El secreto se muestra solo ahora. Si lo pierdes, revoca esta clave y crea otra.',
  lost: 'La respuesta que mostraba el secreto se perdió. Revoca esta clave y crea otra.',
  madeAt: (moment: string) => `creada el ${moment}`,
  rotation: 'Para cambiarla sin que nadie se quede fuera: crea otra, pásala a tu servidor y después revoca la anterior.',
  full: 'Hay dos, que es el máximo. Revoca la que tu servidor ya no usa para crear otra.',
  revoke: 'Revocar',
  revokeOf: (ends: string) => `Revocar la clave …${ends}`,
  sure: 'Quien entró con esta clave sale en unos segundos, y lo que firme tu servidor con ella ya no vale.',
  required: 'Solo para quien inició sesión',
  requiredHint: 'Las visitas anónimas ven que tienen que iniciar sesión en tu sitio.',
  nobody: 'No hay ninguna clave: ahora mismo no puede entrar nadie.',
};

type IdentityTexts = typeof es;

const en: IdentityTexts = {
  title: 'Visitors signed in to your site',
  lead: 'If your site has users who sign in, your server can sign who each of them is. Your team then knows whom it is talking to, and the conversation is the same on all their devices.',
  keys: 'Keys to sign with',
  none: 'There is none yet: all visitors are anonymous.',
  make: 'Create a key',
  another: 'Create another key',
  made: 'The key is ready. Keep it on your server, never in the page.',
  secret: 'Secret',
  kid: 'Key ID (kid)',
  once: 'The secret is shown only now. If you lose it, revoke this key and create another.',
  lost: 'The answer that showed the secret got lost. Revoke this key and create another.',
  madeAt: (moment) => `created ${moment}`,
  rotation: 'To change it without losing anybody: create another, give it to your server, and then revoke the old one.',
  full: 'There are two, which is the most. Revoke the one your server no longer uses to create another.',
  revoke: 'Revoke',
  revokeOf: (ends) => `Revoke the key …${ends}`,
  sure: 'Whoever came in with this key is out within seconds, and what your server signs with it is no longer good.',
  required: 'Only for those who have signed in',
  requiredHint: 'Anonymous visitors see that they have to sign in to your site.',
  nobody: 'There is no key: nobody can come in right now.',
};

const de: IdentityTexts = {
  title: 'Auf Ihrer Website Angemeldete',
  lead: 'Wenn sich Menschen auf Ihrer Website anmelden, kann Ihr Server unterschreiben, wer sie sind. Dann weiß Ihr Team, mit wem es spricht, und die Unterhaltung ist auf allen Geräten dieselbe.',
  keys: 'Schlüssel zum Unterschreiben',
  none: 'Noch gibt es keinen: Alle sind anonym.',
  make: 'Schlüssel erstellen',
  another: 'Weiteren Schlüssel erstellen',
  made: 'Der Schlüssel ist bereit. Er gehört auf Ihren Server, nie in die Seite.',
  secret: 'Geheimnis',
  kid: 'Kennung des Schlüssels (kid)',
  once: 'Das Geheimnis wird nur jetzt gezeigt. Geht es verloren, widerrufen Sie diesen Schlüssel und erstellen einen neuen.',
  lost: 'Die Antwort, die das Geheimnis zeigte, ging verloren. Widerrufen Sie diesen Schlüssel und erstellen einen neuen.',
  madeAt: (moment) => `erstellt am ${moment}`,
  rotation: 'So wechseln Sie ihn, ohne jemanden auszusperren: einen weiteren erstellen, auf dem Server eintragen, dann den alten widerrufen.',
  full: 'Es gibt zwei, mehr geht nicht. Widerrufen Sie den, den Ihr Server nicht mehr nutzt.',
  revoke: 'Widerrufen',
  revokeOf: (ends) => `Schlüssel …${ends} widerrufen`,
  sure: 'Wer mit diesem Schlüssel hereinkam, ist in wenigen Sekunden draußen. Was Ihr Server damit unterschreibt, gilt nicht mehr.',
  required: 'Nur für Angemeldete',
  requiredHint: 'Wer anonym kommt, erfährt, dass er sich auf Ihrer Website anmelden muss.',
  nobody: 'Es gibt keinen Schlüssel: Im Moment kommt niemand herein.',
};

const TEXTS: Record<Language, IdentityTexts> = { es, en, de };

export function useIdentityTexts(): IdentityTexts {
  return useOwnTexts(TEXTS);
}
