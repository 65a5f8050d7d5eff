package io.onlyyou.subject;

import io.onlyyou.portrait.Scenarios;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people may be imagined as, for an app that lets them choose. */
@RestController
@RequestMapping("/v1/scenarios")
class ScenariosController {

    private final Scenarios scenarios;

    ScenariosController(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @GetMapping
    @Operation(
            summary = "The catalogue of scenarios",
            description =
                    "With the ids that preferences and requests name them by, the themes to sort them by, and the surfaces that"
                            + " portraits of each are made for.")
    ScenariosView list() {
        return ScenariosView.of(scenarios.entries());
    }
}
