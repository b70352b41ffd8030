/**
 * Number of the document schema. It travels in the live token (`schema:<n>`), because an editor that
 * does not know a node deletes it from the document for everybody: raise it with every change of
 * `textExtensions` that an older editor would not understand.
 */
export const SCHEMA_VERSION = 2;

/** Name of the XML fragment that holds the text of a section; the only root of a text section. */
export const FRAGMENT = 'default';
