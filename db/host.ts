// The database host: a process of its own, started by the shell.
import { startHost } from './hosting.ts'
import type { HostMessage, HostRequest } from './hosting.ts'

interface Port { on(event: 'message', listener: (event: { data: HostRequest }) => void): void; postMessage(message: HostMessage): void }
const port = (process as unknown as { parentPort: Port }).parentPort
const receive = startHost((message) => port.postMessage(message))
port.on('message', ({ data }) => receive(data))
