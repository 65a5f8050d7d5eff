package io.onlyyou.subject;

import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.ProfilePictures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The portrait that a person has chosen for their profile. */
@RestController
@RequestMapping("/v1/subjects/{subject}/portraits/{id}/profile-picture")
class ProfilePictureController {

    private final ProfilePictures pictures;

    ProfilePictureController(ProfilePictures pictures) {
        this.pictures = pictures;
    }

    /** Chooses it. */
    @PostMapping
    @Operation(
            summary = "Choose this portrait as profile picture",
            description =
                    "In place of any other. Makes a square with all of the face inside its inscribed circle, to be fetched from"
                            + " the path in the answer, and tells the app by io.onlyyou.profile-picture-chosen.v1. Chosen already, nothing"
                            + " happens and the answer is the same. Showing it to others is the app's own act and not ours.")
    @ApiResponse(responseCode = "200", description = "It is chosen")
    @ApiResponse(responseCode = "404", description = "This person has no such portrait, or it may not be looked at now")
    ProfilePictureView choose(@PathVariable Subject subject, @PathVariable String id) {
        return ProfilePictureView.of(subject, pictures.choose(subject, PortraitIds.parse(id)));
    }

    /** Takes the choice back. */
    @DeleteMapping
    @Operation(
            summary = "Take the choice back",
            description = "Takes the round picture away, keeps the portrait, and tells the app by"
                    + " io.onlyyou.profile-picture-cleared.v1.")
    @ApiResponse(responseCode = "204", description = "It is not chosen any more")
    @ApiResponse(responseCode = "404", description = "This person has not chosen such a portrait")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable Subject subject, @PathVariable String id) {
        if (!pictures.clear(subject, PortraitIds.parse(id))) {
            throw new NoSuchPortraitException();
        }
    }
}
