package io.onlyyou.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators see how far a rotation has come, and which key may be destroyed. */
@RestController
@RequestMapping("/v1/admin/keys")
@Tag(name = "The administrator's side")
class KeysController {

    private final KeyRegister register;

    KeysController(KeyRegister register) {
        this.register = register;
    }

    @GetMapping
    @Operation(
            summary = "The key-encryption keys, and how many keys each still wraps",
            description = "Names and counts, never a key. One that wraps nothing any more may be destroyed.")
    KeysView read() {
        return new KeysView(register.keys());
    }

    /** All of them, by name. */
    record KeysView(List<KeyRegister.Key> keys) {}
}
