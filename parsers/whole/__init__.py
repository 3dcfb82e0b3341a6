"""Tables made whole again before a layout reads them: cut by pages, merged cells taken apart."""
