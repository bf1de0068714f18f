/** Size and place of the window, remembered from the last run. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly box: Box | null;
  readonly maximized: boolean;
}

export const smallestWindow = { width: 960, height: 600 };
const usualWindow = { width: 1366, height: 860 };

/** So much of the title bar must be on a screen that the window can be taken hold of. */
const handle = { width: 120, height: 30 };

export const firstState: WindowState = { box: null, maximized: false };

export function readWindowState(text: string): WindowState {
  try {
    const value: unknown = JSON.parse(text);
    const fields = value !== null && typeof value === 'object' ? value : {};
    const box = 'box' in fields && isBox(fields.box) ? fields.box : null;
    return { box, maximized: 'maximized' in fields && fields.maximized === true };
  } catch {
    return firstState;
  }
}

function isBox(value: unknown): value is Box {
  if (value === null || typeof value !== 'object') return false;
  const numbers: Partial<Record<string, unknown>> = { ...value };
  return ['x', 'y', 'width', 'height'].every((name) => Number.isInteger(numbers[name]));
}

/**
 * Where to open the window, given the work areas of the screens there are now, the main one first: as remembered if it
 * can be seen there, else in the usual size in the middle of the main screen.
 */
export function placeWindow(remembered: Box | null, screens: readonly Box[]): Box {
  if (remembered !== null && screens.some((screen) => canBeGrabbed(remembered, screen))) {
    return {
      ...remembered,
      width: Math.max(remembered.width, smallestWindow.width),
      height: Math.max(remembered.height, smallestWindow.height),
    };
  }
  const [screen = { x: 0, y: 0, ...usualWindow }] = screens;
  const width = Math.min(usualWindow.width, screen.width);
  const height = Math.min(usualWindow.height, screen.height);
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  };
}

function canBeGrabbed(box: Box, screen: Box): boolean {
  const across = Math.min(box.x + box.width, screen.x + screen.width) - Math.max(box.x, screen.x);
  const titleInside = box.y >= screen.y && box.y + handle.height <= screen.y + screen.height;
  return across >= handle.width && titleInside;
}
