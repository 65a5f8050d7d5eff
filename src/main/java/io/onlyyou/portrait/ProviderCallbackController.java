package io.onlyyou.portrait;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where image providers tell that an order has moved on; their signature stands in for a token. */
@RestController
@Tag(name = "Image providers")
class ProviderCallbackController {

    private final Callbacks callbacks;

    ProviderCallbackController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @PostMapping("/v1/provider-callbacks/{provider}/{opaque}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(
            summary = "A provider tells that an order has moved on",
            description = "Signed as Standard Webhooks has it. Late and doubled ones are taken and change nothing.")
    void hear(
            @PathVariable String provider,
            @PathVariable String opaque,
            @RequestHeader(name = "webhook-id", defaultValue = "") String id,
            @RequestHeader(name = "webhook-timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "webhook-signature", defaultValue = "") String signatures,
            @RequestBody(required = false) byte @Nullable [] body) {
        Callbacks.Signature signature = new Callbacks.Signature(id, timestamp, signatures);
        switch (callbacks.hear(provider, opaque, signature, body == null ? new byte[0] : body)) {
            case HEARD -> {}
            case FORGED -> throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
