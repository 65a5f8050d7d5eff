/** Speaks with servers that understand OpenAI's {@code /images/edits}: OpenAI itself, LiteLLM, vLLM-Omni, LocalAI. */
@NullMarked
package io.onlyyou.imaging.openai;

import org.jspecify.annotations.NullMarked;
