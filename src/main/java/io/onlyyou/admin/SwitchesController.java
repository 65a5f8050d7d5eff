package io.onlyyou.admin;

import io.onlyyou.consent.Actor;
import io.onlyyou.feed.Feeds;
import io.onlyyou.switches.SwitchBoard;
import io.onlyyou.switches.SwitchName;
import io.onlyyou.switches.SwitchState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Operators turn off everything, a feed, a provider or a rule, and see what is off, since when and why. */
@RestController
@RequestMapping("/v1/admin/switches")
@Tag(name = "The administrator's side")
class SwitchesController {

    private final SwitchBoard board;
    private final Feeds feeds;

    SwitchesController(SwitchBoard board, Feeds feeds) {
        this.board = board;
        this.feeds = feeds;
    }

    @GetMapping
    @Operation(summary = "Everything, each feed, and whatever else was ever turned")
    SwitchesView list() {
        Map<String, SwitchState> byName = new TreeMap<>();
        add(byName, SwitchState.untouched(SwitchName.EVERYTHING));
        feeds.ids().forEach(feed -> add(byName, SwitchState.untouched(SwitchName.feed(feed))));
        board.all().forEach(state -> add(byName, state));
        return new SwitchesView(byName.values());
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Turn a switch, with a reason to turn it off",
            description = "Every node knows within a second. What has been shown or made before stays.")
    SwitchState turn(
            @Parameter(
                            description = "everything, feed:<id>, provider:<id> or rule:<id>; a rule has the id of its"
                                    + " feed, or goes by its version. While a feed is off its pictures are gone too; while"
                                    + " a rule is off nothing is inserted by it, and what was stays.",
                            schema = @Schema(type = "string"))
                    @PathVariable
                    SwitchName name,
            @Valid @RequestBody SwitchRequest request,
            Actor actor) {
        if (name.isOfFeed() && !feeds.ids().contains(name.id())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND); // rather than let a misspelt feed go on unnoticed
        }
        return board.turn(name, !request.isOff(), request.givenReason(), actor.ledgerName());
    }

    private static void add(Map<String, SwitchState> byName, SwitchState state) {
        byName.put(state.name(), state);
    }
}
