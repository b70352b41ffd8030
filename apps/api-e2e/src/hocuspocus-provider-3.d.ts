// The package says where its types are in a place that TypeScript does not read. What is used of it here is the same
// in version 4.
declare module 'hocuspocus-provider-3' {
  export { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
}
