/**
 * What one client may ask of the server, and what the server allows itself. Bytes, counts, milliseconds. A
 * deployment sets each by the variable of its name (docs/settings.md).
 */
export type LiveLimits = {
  /** Largest frame; the WebSocket's `maxPayload`. A larger one ends the connection with 1009. */
  readonly maxFrameBytes: number;
  /** Largest single update; a larger one is refused with `update-too-large`. */
  readonly maxUpdateBytes: number;
  /** Size of one room's encoded document. Below half of `maxFrameBytes`, so that a whole room always fits a frame. */
  readonly maxRoomBytes: number;
  /** Share of `maxRoomBytes` from which the people in the room are warned. */
  readonly roomWarningShare: number;
  readonly maxStructsPerUpdate: number;
  /** Also how many clients more than a document has somebody who asks for it may claim to know. */
  readonly maxClientsPerUpdate: number;
  /** Depth of types within types, and of values within values. */
  readonly maxNesting: number;
  /** Documents open on one connection, those waiting for admission included. */
  readonly maxDocumentsPerConnection: number;
  /** What may wait on one connection before its documents are admitted. */
  readonly maxQueuedFrames: number;
  readonly maxQueuedBytes: number;
  /** Bytes of one connection that are received but not yet answered, each update as 256 more, above which its socket is not read. */
  readonly maxUnansweredBytes: number;
  /** Beyond these rates the socket is read later; nothing is refused for speed. */
  readonly framesPerSecond: number;
  readonly frameBurst: number;
  readonly bytesPerSecond: number;
  readonly byteBurst: number;
  /** Largest awareness state of one client, as JSON text. */
  readonly maxPresenceBytes: number;
  /** Yjs clients that one opened document may speak for. */
  readonly maxClientsPerSession: number;
  /** Unsent bytes above which presence is dropped and updates wait for a resync. */
  readonly slowReaderBytes: number;
  /** Unsent bytes, beside the last text that was sent as a whole, above which the connection ends with 1013. */
  readonly stalledReaderBytes: number;
  /** How long a reader may stay slow before the connection ends with 1013. */
  readonly stalledReaderMs: number;
  /** How long the server waits for the Step2 that fills a gap. */
  readonly gapAnswerMs: number;
  /** How long a connection may stay to which no document was ever opened. */
  readonly openingMs: number;
  /** A connection from which nothing came for this long, not even a pong, is gone. */
  readonly silenceMs: number;
  /** Without other traffic the server sends a Ping this often; the provider gives up after 30 s of silence. */
  readonly pingMs: number;
  /** Presence is sent at most this often, and less often where more than 40 people hear it. */
  readonly presenceTickMs: number;
  /** Connections of one person on one instance; one more ends with 4429. */
  readonly maxConnectionsPerPerson: number;
  /** Connections of one instance on which nothing was opened yet; one more ends with 1013. */
  readonly maxUnopenedConnections: number;
  /** What all of these may hold of frames that are not whole or wait for an admission; beyond it the one that holds most ends with 1013. */
  readonly maxUnopenedBytes: number;
  /** Connections over HTTP that one login may have: browsers without shared workers open one for each window. */
  readonly maxHttpConnectionsPerLogin: number;
  /** Requests of one login that may be read or taken at once. */
  readonly maxHttpRequestsPerLogin: number;
  /** Messages that are read of one request; the others are sent again. */
  readonly maxHttpMessagesPerRequest: number;
  /** Channels on one connection over HTTP: windows of one browser. */
  readonly maxChannelsPerHttpConnection: number;
  /** How long a connection to the server may take for the head of its first request, an upgrade included. */
  readonly requestHeadMs: number;
  /** Connections that may be at it; at one more, the one that has taken longest ends. */
  readonly maxUnfinishedRequests: number;
  /** Heap for the documents of rooms in use; beyond it the least recently used leave memory. */
  readonly documentBudgetBytes: number;
};

const KiB = 1024;
const MiB = 1024 * KiB;

/** The limits of the product; a deployment may set others. */
export const defaultLimits: LiveLimits = {
  maxFrameBytes: 8 * MiB,
  maxUpdateBytes: 3 * MiB,
  maxRoomBytes: 3 * MiB,
  roomWarningShare: 0.8,
  maxStructsPerUpdate: 200_000,
  maxClientsPerUpdate: 10_000,
  maxNesting: 64,
  maxDocumentsPerConnection: 100,
  maxQueuedFrames: 1_000,
  maxQueuedBytes: 5 * MiB,
  maxUnansweredBytes: 8 * MiB,
  framesPerSecond: 1_000,
  frameBurst: 4_000,
  bytesPerSecond: 16 * MiB,
  byteBurst: 32 * MiB,
  maxPresenceBytes: 8 * KiB,
  maxClientsPerSession: 8,
  slowReaderBytes: 1 * MiB,
  stalledReaderBytes: 8 * MiB,
  stalledReaderMs: 30_000,
  gapAnswerMs: 5_000,
  openingMs: 30_000,
  silenceMs: 65_000,
  pingMs: 15_000,
  presenceTickMs: 50,
  maxConnectionsPerPerson: 100,
  maxUnopenedConnections: 2_000,
  maxUnopenedBytes: 64 * MiB,
  maxHttpConnectionsPerLogin: 16,
  maxHttpRequestsPerLogin: 8,
  maxHttpMessagesPerRequest: 4_096,
  maxChannelsPerHttpConnection: 64,
  requestHeadMs: 10_000,
  maxUnfinishedRequests: 1_000,
  documentBudgetBytes: 64 * MiB,
};
