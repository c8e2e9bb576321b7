import { ApolloLink, Observable } from "@apollo/client";
import { ServerError } from "@apollo/client/errors";
import { cartAnswers } from "./answers/cart-answers.ts";
import type { Answer } from "./answers/named.ts";
import { isAboutPaperHere, printAnswers } from "./answers/print-answers.ts";
import { keptOperations, readAnswers } from "./answers/read-answers.ts";
import { saleAnswers } from "./answers/sale-answers.ts";
import { canSellOffline } from "./can-sell-offline.ts";
import { keepFact } from "./kept.ts";
import { isLineDown } from "./line.ts";
import { isAlone, onAlone } from "./mode.ts";

const answers: Readonly<Record<string, Answer>> = { ...readAnswers, ...cartAnswers, ...saleAnswers, ...printAnswers };

/** Questions that change nothing: when the server does not answer them, the window may answer for itself. */
const onlyAsks = new Set([
  ...Object.keys(readAnswers).filter((operation) => operation !== "SignOut"),
  ...["CounterCart", "CounterQuote"],
]);

const unreachable = () => new TypeError("the server cannot be reached");
const isTroubleOfTheLine = (error: unknown) =>
  error instanceof TypeError || (ServerError.is(error) && error.statusCode >= 502);

/**
 * Stands in for the server while a window is alone: the screens ask as ever, and what they need to sell is answered from
 * what this browser keeps, by the same rules. What cannot be answered fails at once, as without a network. A request that
 * is under way when the line goes is given up, for it may never end; whether the server carried it out is found out later.
 */
export const standIn = new ApolloLink((operation, forward) => {
  const name = operation.operationName ?? "";
  const answer = answers[name];
  if (!canSellOffline()) return forward(operation);
  return new Observable((observer) => {
    let over = false;
    let stop = () => {};
    const end = (tell: () => void) => {
      if (over) return;
      over = true;
      stop();
      tell();
    };
    const here = () => {
      if (!answer) return end(() => observer.error(unreachable()));
      answer({ variables: operation.variables, context: operation.getContext() }).then(
        (data) =>
          end(() => {
            observer.next({ data });
            observer.complete();
          }),
        (error) => end(() => observer.error(error)),
      );
    };
    const there = () => {
      const asked = forward(operation).subscribe({
        next: (result) => {
          if (result.data && keptOperations.has(name))
            void keepFact(`answer:${name}`, { data: result.data, keptAt: Date.now() });
          if (!over) observer.next(result);
        },
        error: async (error) => {
          const isDown = isTroubleOfTheLine(error) && (await isLineDown());
          if (isDown && onlyAsks.has(name)) here();
          else end(() => observer.error(error));
        },
        complete: () => end(() => observer.complete()),
      });
      const stopListening = onAlone(() => {
        if (!isAlone()) return;
        asked.unsubscribe();
        if (onlyAsks.has(name)) here();
        else end(() => observer.error(unreachable()));
      });
      stop = () => {
        stopListening();
        asked.unsubscribe();
      };
    };
    void (async () => {
      if (operation.getContext().pastTheWindow === true) there();
      else if (isAlone() || (answer && (await isAboutPaperHere(name, operation.variables)))) here();
      else there();
    })();
    return () => end(() => undefined);
  });
});
