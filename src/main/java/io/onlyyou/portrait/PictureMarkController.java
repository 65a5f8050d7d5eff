package io.onlyyou.portrait;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody who holds one of our pictures what it is. */
@RestController
class PictureMarkController {

    private final PictureMarks marks;

    PictureMarkController(PictureMarks marks) {
        this.marks = marks;
    }

    @Operation(
            operationId = "readPictureMark",
            summary = "What a picture of ours is",
            description =
                    "The mark stands in the picture's XMP as onlyyou:Mark. The answer says how such a picture was made, by"
                            + " which model and on which day, and never of whom. A mark can be copied: it does not vouch for pixels.")
    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "We wrote this mark")
    @ApiResponse(responseCode = "404", description = "We did not write this mark")
    @GetMapping("/v1/images/marks/{mark}")
    ResponseEntity<PictureMark> read(@PathVariable String mark) {
        PictureMark read = marks.read(mark).orElseThrow(NoSuchPortraitException::new);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(read);
    }
}
