// The shell of every page: dialogs, menus, keys, copying, errors. Everything also works without it.
import { startCopying } from "./copying.js";
import { startDialogs } from "./dialogs.js";
import { startErrors } from "./errors.js";
import { startFacets } from "./facets.js";
import { startKeys } from "./keys.js";
import { startMenus } from "./menus.js";
import { startPanes } from "./panes.js";
import { startUnsaved } from "./unsaved.js";

startDialogs();
startMenus();
startKeys();
startFacets();
startCopying();
startErrors();
startPanes();
startUnsaved();
