package io.onlyyou.admin;

import io.onlyyou.outbox.Receivers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators see whether those who are told of consent given and ended have heard of it. */
@RestController
@RequestMapping("/v1/admin/webhooks")
@Tag(name = "The administrator's side")
class WebhooksController {

    private final Receivers receivers;

    WebhooksController(Receivers receivers) {
        this.receivers = receivers;
    }

    @GetMapping
    @Operation(
            summary = "How each receiver of webhooks is doing",
            description =
                    "How many events wait for it and since when, its failures in a row, and when it is tried again.")
    WebhooksView list() {
        return new WebhooksView(receivers.states());
    }
}
