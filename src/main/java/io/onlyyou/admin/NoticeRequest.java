package io.onlyyou.admin;

import io.onlyyou.consent.NoticeDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;

/**
 * A version of a notice to be published.
 *
 * @param texts by language tag, such as {@code en} or {@code pt-BR}
 * @param material whether those who agreed to an older version have to agree anew
 * @param recipients the providers that a consent to it allows; may be empty
 */
record NoticeRequest(
        @NotEmpty @Size(max = 100)
        Map<
                        @NotNull
                        @Pattern(
                                regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                                message = "are named by language, such as en or pt-BR")
                        String,
                        @NotBlank @Size(max = 100_000) String>
                texts,

        @NotNull Boolean material,

        @NotNull @Size(max = 100)
        Set<
                        @NotNull
                        @Pattern(
                                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                                message = "names a provider, such as painter")
                        String>
                recipients) {

    NoticeDraft draft(String id, String version) {
        return new NoticeDraft(id, version, texts, material, recipients);
    }
}
