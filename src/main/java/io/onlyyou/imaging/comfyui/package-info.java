/** Speaks with ComfyUI: uploads the selfies, queues a workflow, and fetches what it saved. */
@NullMarked
package io.onlyyou.imaging.comfyui;

import org.jspecify.annotations.NullMarked;
