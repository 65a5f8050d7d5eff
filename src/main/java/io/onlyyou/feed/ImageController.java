package io.onlyyou.feed;

import io.onlyyou.portrait.PortraitImage;
import io.onlyyou.portrait.Surface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the pictures of inserted items to whoever holds the address, since an image tag brings no token of its own.
 *
 * <p>Every fetch is asked anew: no validators, no ranges, nothing to be stored.
 */
@RestController
class ImageController {

    private final Images images;

    ImageController(Images images) {
        this.images = images;
    }

    @Operation(
            operationId = "fetchImage",
            summary = "The picture of an inserted item",
            description =
                    "The address comes with the item, for the surface that the item stands on, and in its shape: a square"
                            + " for a feed, 9:16 for stories. Consent to that surface is checked again at every fetch. width asks for the"
                            + " narrowest picture at least so wide, or the widest.")
    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "The picture", content = @Content(mediaType = "image/jpeg"))
    @ApiResponse(responseCode = "404", description = "Nothing to be seen here: never, not any more, or not by you")
    @GetMapping("/v1/images/{token}")
    ResponseEntity<byte[]> fetch(@PathVariable String token, @RequestParam(required = false) @Nullable Integer width) {
        if (width != null && width < 1) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "width is a number of pixels, at least 1.");
        }
        PortraitImage image = images.fetch(token, width == null ? Surface.FEED.widest() : width);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(image.mediaType()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.ACCEPT_RANGES, "none")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(image.bytes());
    }
}
