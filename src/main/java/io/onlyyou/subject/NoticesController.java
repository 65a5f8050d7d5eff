package io.onlyyou.subject;

import io.onlyyou.consent.NoticeBoard;
import io.onlyyou.consent.NoticeBody;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.PublishedNotice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The texts that people are asked under, open to everybody, to the byte. */
@RestController
@RequestMapping("/v1/notices")
@Tag(name = "Notices")
@SecurityRequirements
class NoticesController {

    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Every published version, each notice's in the order of publication. */
    record NoticesView(List<PublishedNotice> notices) {}

    private final NoticeBoard board;

    NoticesController(NoticeBoard board) {
        this.board = board;
    }

    @GetMapping
    @Operation(operationId = "publishedNotices", summary = "Every version of every notice")
    NoticesView list() {
        return new NoticesView(board.list());
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(
            operationId = "publishedNotice",
            summary = "One version of a notice: whether it still suffices, its recipients, and each text's SHA-256")
    PublishedNotice read(@PathVariable String id, @PathVariable String version) {
        return board.find(id, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/{id}/versions/{version}/texts/{language}")
    @Operation(summary = "A notice's text in one language, with its SHA-256 as Content-Digest (RFC 9530)")
    @ApiResponse(
            responseCode = "200",
            description = "The very bytes that people were shown",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> text(@PathVariable String id, @PathVariable String version, @PathVariable String language) {
        NoticeBody body = board.text(new NoticeRef(id, version, language))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(PLAIN)
                .eTag(HexFormat.of().formatHex(body.sha256()))
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(body.sha256()) + ":")
                .cacheControl(CacheControl.maxAge(A_DAY).cachePublic().immutable())
                .body(body.utf8());
    }
}
