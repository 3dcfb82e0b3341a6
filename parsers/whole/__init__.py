"""Tables made whole before a layout reads them: cut out of frames, merged cells taken apart."""
