package io.onlyyou.subject;

import io.onlyyou.consent.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys by which anybody checks a receipt or a seal of the ledger. */
@RestController
@Tag(name = "Keys")
@SecurityRequirements
class KeysController {

    private static final String KEY_SET = "application/jwk-set+json";
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final SigningKeys keys;

    KeysController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping(
            path = "/.well-known/jwks.json",
            produces = {KEY_SET, "application/json"})
    @Operation(summary = "The keys that sign receipts and the ledger's heads, and all that ever did (RFC 7517)")
    @ApiResponse(
            responseCode = "200",
            description = "A JSON Web Key set, public parts only",
            content = @Content(mediaType = KEY_SET, schema = @Schema(type = "object")))
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(A_WHILE).cachePublic())
                .body(keys.published());
    }
}
