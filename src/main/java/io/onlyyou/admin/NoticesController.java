package io.onlyyou.admin;

import io.onlyyou.consent.NoticeBoard;
import io.onlyyou.consent.NoticePublication;
import io.onlyyou.consent.PublishedNotice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Operators publish the texts that people are asked under. */
@RestController
@RequestMapping("/v1/admin/notices")
@Tag(name = "The administrator's side")
class NoticesController {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** Every published version, each notice's in the order of publication. */
    record NoticesView(List<PublishedNotice> notices) {}

    private final NoticeBoard board;

    NoticesController(NoticeBoard board) {
        this.board = board;
    }

    @GetMapping
    @Operation(summary = "Every version of every notice")
    NoticesView list() {
        return new NoticesView(board.list());
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(summary = "One version of a notice, with the SHA-256 of each text")
    PublishedNotice read(@PathVariable String id, @PathVariable String version) {
        return board.find(id, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PutMapping("/{id}/versions/{version}")
    @Operation(
            summary = "Publish a version of a notice, for good",
            description = "The same content again changes nothing; other content is refused, since people agreed to the"
                    + " very text. A material version suspends what older ones allowed until each person agrees anew.")
    @ApiResponse(responseCode = "200", description = "Published before, with this content")
    @ApiResponse(responseCode = "201", description = "Published")
    ResponseEntity<PublishedNotice> publish(
            @PathVariable @Pattern(regexp = NAME) String id,
            @PathVariable @Pattern(regexp = NAME) String version,
            @Valid @RequestBody NoticeRequest request) {
        NoticePublication publication = board.publish(request.draft(id, version));
        return ResponseEntity.status(publication.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(publication.notice());
    }
}
