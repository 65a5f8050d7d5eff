package io.onlyyou.admin;

import io.onlyyou.consent.LedgerCheck;
import io.onlyyou.consent.LedgerReport;
import io.onlyyou.consent.LedgerVerification;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Auditors check that the ledger says today what it said when it was written. */
@RestController
@RequestMapping("/v1/admin/ledger")
@Tag(name = "The administrator's side")
class LedgerController {

    private final LedgerVerification verification;

    LedgerController(LedgerVerification verification) {
        this.verification = verification;
    }

    @GetMapping("/verification")
    @Operation(
            operationId = "verifyLedger",
            summary = "Checks the hash chain of one person's ledger, or everybody's where no subject is named")
    LedgerReport verifyAll() {
        return verification.checkAll();
    }

    @GetMapping(path = "/verification", params = "subject")
    @Operation(
            operationId = "verifyLedger",
            summary = "Checks the hash chain of one person's ledger, or everybody's where no subject is named")
    LedgerCheck verify(@RequestParam Subject subject) {
        return verification.check(subject).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
