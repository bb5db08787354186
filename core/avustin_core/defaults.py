"""The core's own answers to its questions, as a plugin: what holds where no other plugin answers."""

from avustin_core.plugin import CallView, DecisionView, Instalment, hookimpl


@hookimpl(trylast=True)
def avustin_reference_number(call: CallView, ordinal: int) -> str:
    """Programme, year of the call and running number, such as digi2019_yhteishankkeet/2019/7."""
    year = call.year or (call.opens.year if call.opens else 0)
    return f"{call.programme_code}/{year}/{call.ordinal or 1}/{ordinal}"


@hookimpl(trylast=True)
def avustin_payment_plan(decision: DecisionView) -> tuple[Instalment, ...]:
    """One instalment of the whole sum, its day not set (688/2001 12 § leaves the number to the authority)."""
    return (Instalment(ordinal=1, amount=decision.granted),) if decision.granted else ()
