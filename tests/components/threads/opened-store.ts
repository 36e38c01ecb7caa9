import { createCommentStore } from "@/components/threads/comment-store";
import { ann, memoryServer, memoryUnsaved, on } from "./memory-server";

/** A thread that somebody has opened, over a server in memory. */
export function open(server = memoryServer(), unsaved = memoryUnsaved()) {
  const acknowledged: string[] = [];
  const store = createCommentStore(on, ann, server.api, unsaved, (_, body) => acknowledged.push(body));
  const shown = () => [...store.getState().comments.values()].map(({ id, body }) => [id, body]);
  const save = (id: string) => store.getState().comments.get(id)?.save;
  return { store, ...store.commands, server, unsaved, acknowledged, shown, save };
}
