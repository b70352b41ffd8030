import { SCHEMA_VERSION } from '@samenpen/dossier-document';

/**
 * Whether this editor may open a text of a server that writes this schema version. Asked before anything is
 * opened: a binding deletes nodes that it does not know, and an offline copy would bring the deletion back.
 */
export const isOwnSchema = (serverVersion: number): boolean => serverVersion === SCHEMA_VERSION;
