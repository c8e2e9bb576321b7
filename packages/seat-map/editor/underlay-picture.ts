import type { UnderlayDocument } from "../src/model.ts";
import type { ColourScheme } from "../src/palette.ts";
import { type Camera, toScreen, type Viewport } from "../viewer/camera.ts";

/**
 * The picture that is traced over, an element between the pictures of the house and the rows in hand. Its dark lines
 * darken what lies beneath and its white paper does nothing, so seats stay visible through it; in the dark it is the
 * other way round.
 */
export class UnderlayPicture {
  readonly #plane: HTMLDivElement;
  #element: HTMLImageElement | null = null;
  #picture = "";

  constructor(plane: HTMLDivElement) {
    this.#plane = plane;
    plane.style.overflow = "hidden";
  }

  show(underlay: UnderlayDocument | undefined, camera: Camera, viewport: Viewport, scheme: ColourScheme): void {
    if (!underlay) {
      this.#element?.remove();
      this.#element = null;
      this.#picture = "";
      return;
    }
    this.#element ??= this.#make();
    if (this.#picture !== underlay.picture) {
      this.#picture = underlay.picture;
      this.#element.src = `/pictures/${underlay.picture}`;
    }
    const { x, y } = toScreen(camera, viewport, underlay.x, underlay.y);
    this.#plane.style.mixBlendMode = scheme === "dark" ? "screen" : "multiply";
    Object.assign(this.#element.style, {
      width: `${underlay.width}px`,
      height: `${underlay.height}px`,
      transform: `translate(${x}px, ${y}px) scale(${camera.scale})`,
      opacity: String(underlay.opacity),
      filter: scheme === "dark" ? "invert(1) hue-rotate(180deg)" : "none",
    });
  }

  #make(): HTMLImageElement {
    const element = document.createElement("img");
    element.alt = "";
    element.draggable = false;
    element.style.cssText = "position:absolute;left:0;top:0;transform-origin:0 0;max-width:none";
    this.#plane.append(element);
    return element;
  }
}
