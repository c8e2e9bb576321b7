import { useMutation } from "@apollo/client/react";
import type { SeatMapDocument } from "@parterre/seat-map";
import { type SeatMapEditor, withChangesOf } from "@parterre/seat-map/editor";
import type { BothLanguages } from "@parterre/web-kit";
import { useCallback, useEffect, useRef, useState } from "react";
import { saveDraftMutation } from "./documents.ts";
import { fetchDraft, type LoadedDraft } from "./use-draft.ts";

/** A pause this long in drawing is when the draft is saved. */
const pauseMs = 900;
const retryMs = 5_000;

export interface Conflict {
  readonly updatedAt: string;
  readonly name: string | null;
}

export type SaveState =
  | { readonly kind: "saved" | "unsaved" | "saving" | "failed" }
  | { readonly kind: "conflict"; readonly conflict: Conflict }
  | { readonly kind: "refused"; readonly refusal: { readonly reason: BothLanguages } };

/**
 * Keeps the drawing as the draft, a moment after each change. When somebody else saved meanwhile, saving stops and
 * the person decides: nobody's work is overwritten silently.
 */
export function useAutosave(editor: SeatMapEditor, seatMapId: string, documentUrl: string, loaded: LoadedDraft) {
  const base = useRef(loaded);
  const running = useRef<Promise<boolean> | null>(null);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const stopped = useRef(false);
  const [saveDraft] = useMutation(saveDraftMutation);

  const saveOnce = useCallback(
    async (document: SeatMapDocument): Promise<boolean> => {
      setState({ kind: "saving" });
      const input = { seatMapId, baseRevision: base.current.revision, document: JSON.stringify(document) };
      const { data } = await saveDraft({ variables: { input } }).catch(() => ({ data: null }));
      const result = data?.saveSeatMapDraft;
      if (result?.__typename === "SeatMapDraftSaved") {
        base.current = { document, revision: result.seatMap.draft?.revision ?? base.current.revision + 1 };
        setState({ kind: editor.state.document === document ? "saved" : "unsaved" });
        return true;
      }
      if (result) stopped.current = true;
      if (result?.__typename === "SeatMapDraftConflict") {
        const { updatedAt, updatedBy } = result.current;
        setState({ kind: "conflict", conflict: { updatedAt, name: updatedBy?.name ?? null } });
      } else if (result) setState({ kind: "refused", refusal: result });
      else setState({ kind: "failed" });
      return false;
    },
    [editor, seatMapId, saveDraft],
  );

  /** Saves what is not saved yet, one request at a time; answers whether the draft is what is drawn. */
  const save = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    if (editor.state.document === base.current.document) return true;
    if (stopped.current) return false;
    running.current = saveOnce(editor.state.document);
    const done = await running.current;
    running.current = null;
    return done && (editor.state.document === base.current.document || save());
  }, [editor, saveOnce]);

  useEffect(() => {
    let timer = 0;
    let seen = editor.state.document;
    const later = (ms: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void save().then((done) => !done && !stopped.current && later(retryMs)), ms);
    };
    const end = editor.subscribe(() => {
      if (editor.state.document === seen) return;
      seen = editor.state.document;
      if (stopped.current) return;
      setState((before) => (before.kind === "saving" ? before : { kind: "unsaved" }));
      later(pauseMs);
    });
    const leaving = (event: BeforeUnloadEvent) => {
      if (editor.state.document !== base.current.document) event.preventDefault();
    };
    window.addEventListener("beforeunload", leaving);
    return () => {
      end();
      window.clearTimeout(timer);
      window.removeEventListener("beforeunload", leaving);
      void save();
    };
  }, [editor, save]);

  /** Takes into this drawing what the other person did since both began, and goes on saving. */
  const bringTogether = useCallback(async () => {
    const theirs = await fetchDraft(documentUrl);
    const both = withChangesOf(editor.state.document, base.current.document, theirs.document);
    base.current = theirs;
    stopped.current = false;
    setState({ kind: "unsaved" });
    editor.receive(both);
  }, [editor, documentUrl]);

  return { state, save, bringTogether };
}
